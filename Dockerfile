# One image for every process of the production shape; docker-compose.yml says which command runs where.
# syntax=docker/dockerfile:1

FROM python:3.13-slim-bookworm AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore UV_LINK_MODE=copy
RUN pip install --no-cache-dir "uv>=0.13,<0.14"
WORKDIR /app
COPY requirements/production.txt requirements/production.txt
RUN uv venv --python /usr/local/bin/python /venv \
    && uv pip sync --no-cache --python /venv/bin/python --require-hashes --compile-bytecode requirements/production.txt
ENV PATH=/venv/bin:$PATH
COPY manage.py ./
COPY config config
COPY hubs hubs
COPY leadership leadership
COPY checklists checklists
COPY governance governance
COPY templates templates
COPY static static
# Collecting static files reads the settings but none of these values; they do not reach the final image.
RUN SECRET_KEY=used-only-while-the-image-is-built-0123456789abcdefghijklmnopqrstuvwxyz \
    ALLOWED_HOSTS=build.example BASE_URL=https://build.example \
    DATABASE_URL=postgres://build@build.example/build REDIS_URL=redis://build.example \
    EMAIL_URL=smtp://build.example:25 FILES_ROOT=/files \
    python manage.py collectstatic --noinput \
    && python -m compileall -q config hubs leadership checklists governance

FROM python:3.13-slim-bookworm AS run
# Pango sets the text of the PDFs; the fonts themselves are embedded from static/.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin planner \
    && install --directory --owner planner --mode 0700 /files
COPY --from=build /venv /venv
COPY --from=build /app /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 BIND=0.0.0.0:8000 XDG_CACHE_HOME=/tmp/cache
WORKDIR /app
USER 10001
EXPOSE 8000
CMD ["gunicorn", "--config", "config/gunicorn.py"]
