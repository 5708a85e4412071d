"""How the web server runs: processes with threads, sized by the environment.

A page waits for PostgreSQL more than it computes, so threads share a process and its database pool.
"""

import os

wsgi_app = "config.wsgi"
bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
# One import for all processes; connections are made lazily, so each process still has its own.
preload_app = True
# PDFs are made elsewhere: a page that takes this long is stuck.
timeout = 60
graceful_timeout = 10
keepalive = 5
# Now and then a fresh process; the jitter keeps them from all going at once.
max_requests = 10_000
max_requests_jitter = 1_000
# Managed by signals only: one door fewer.
control_socket_disable = True
# Requests are logged by the application, as JSON with area and request id.
accesslog = None
errorlog = "-"
