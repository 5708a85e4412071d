"""Asks our own web server whether it lives; the container's health check (docker-compose.yml)."""

import http.client
import os
import sys

SECONDS = 4


def main() -> int:
    """Return 0 when /healthz answers 200 under the first host name we serve."""
    host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().lstrip(".")
    connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=SECONDS)
    connection.request("GET", "/healthz", headers={"Host": host})
    return 0 if connection.getresponse().status == http.HTTPStatus.OK else 1


if __name__ == "__main__":
    sys.exit(main())
