-- The three database roles (docs/adr/0002-roles-of-the-database.md). Safe to run again at any time.
-- Run as a superuser (or a managed service's administrator) while connected to the planner's own
-- database, before the first migration:
--     createdb planner
--     psql --dbname planner --set ON_ERROR_STOP=1 --file config/roles.sql
-- It sets no passwords: give each role one afterwards with \password planner_app, and so on.

DO $$
BEGIN
    -- Owns the database and every table; used by migrations only. Row-level security is FORCEd, so it binds this role too.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'planner_owner') THEN
        CREATE ROLE planner_owner LOGIN;
    END IF;
    -- Used by the web and the workers: owns nothing, bypasses nothing.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'planner_app') THEN
        CREATE ROLE planner_app LOGIN;
    END IF;
    -- Used by pg_dump: reads every area's rows, writes none.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'planner_backup') THEN
        CREATE ROLE planner_backup LOGIN;
    END IF;
END
$$;

ALTER ROLE planner_owner INHERIT NOCREATEROLE; -- it acts as the owner of its database's schema by inheritance
ALTER ROLE planner_app NOCREATEDB NOCREATEROLE;
ALTER ROLE planner_backup NOCREATEDB NOCREATEROLE;
ALTER ROLE planner_backup SET default_transaction_read_only = on;

DO $$
DECLARE
    me pg_roles;
BEGIN
    SELECT * INTO me FROM pg_roles WHERE rolname = current_user;
    IF me.rolsuper THEN
        -- Only a superuser may take these away; roles that anybody else created never had them.
        ALTER ROLE planner_owner NOSUPERUSER NOBYPASSRLS;
        ALTER ROLE planner_app NOSUPERUSER NOBYPASSRLS;
        ALTER ROLE planner_backup NOSUPERUSER BYPASSRLS;
    ELSE
        -- The administrator of a managed service must be a member of a role to hand it a database.
        EXECUTE format('GRANT planner_owner TO %I', current_user);
        BEGIN
            ALTER ROLE planner_backup BYPASSRLS;
        EXCEPTION WHEN insufficient_privilege THEN
            RAISE WARNING 'planner_backup cannot read past row-level security here: '
                'pg_dump with it would be empty. Back up with the snapshots of the service.';
        END;
    END IF;
END
$$;

-- template1 keeps its owner: there this file only leaves the default privileges that new (test) databases copy.
DO $$
BEGIN
    IF current_database() <> 'template1' THEN
        EXECUTE format('ALTER DATABASE %I OWNER TO planner_owner', current_database());
        EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO planner_app, planner_backup', current_database());
    END IF;
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO planner_app, planner_backup;

-- Every table a migration makes from now on. Append-only tables take UPDATE and DELETE away again in their own
-- migration, which is why nothing here grants on tables that exist already.
ALTER DEFAULT PRIVILEGES FOR ROLE planner_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO planner_app;
ALTER DEFAULT PRIVILEGES FOR ROLE planner_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO planner_app;
ALTER DEFAULT PRIVILEGES FOR ROLE planner_owner IN SCHEMA public
    GRANT SELECT ON TABLES TO planner_backup;
ALTER DEFAULT PRIVILEGES FOR ROLE planner_owner IN SCHEMA public
    GRANT SELECT ON SEQUENCES TO planner_backup;
