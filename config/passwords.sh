#!/bin/sh
# Run once by the PostgreSQL image of docker-compose.yml, after roles.sql: gives the three roles their passwords.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 --quiet \
    --set owner="$PLANNER_OWNER_PASSWORD" --set app="$PLANNER_APP_PASSWORD" --set backup="$PLANNER_BACKUP_PASSWORD" <<'SQL'
ALTER ROLE planner_owner PASSWORD :'owner';
ALTER ROLE planner_app PASSWORD :'app';
ALTER ROLE planner_backup PASSWORD :'backup';
SQL
