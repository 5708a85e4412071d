// What was typed and not yet stored, kept in this browser until it is. A key names its owner: browsers are shared.
const key = (name) => `draft:${name}`;

export function keep(name, values) {
  try {
    localStorage.setItem(key(name), JSON.stringify({ at: Date.now(), values }));
    return true;
  } catch {
    return false; // storage is full or switched off
  }
}

export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(key(name)));
  } catch {
    return null;
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(key(name));
  } catch {
    // nothing was kept
  }
}
