"""What an account of PostgreSQL may do that the running app uses, and nothing more.

It reads everything, adds rows, and changes only the columns that an allocation, a certificate, a quota or a sign-in
needs. It can not change or remove an event, a stored dataset, a check or a decision, and not the role of a person or
whether they are active: that takes the owner's account (:mod:`parcels.service.people` at the command line).
"""

from collections.abc import Mapping

import sqlalchemy as sa

from parcels.domain.errors import InputRefused
from parcels.store.records import RECORDS

READ_AND_ADD = "SELECT, INSERT"
GRANTS: Mapping[str, str] = {
    "alembic_version": "SELECT",
    "workspace": "SELECT, UPDATE (crs)",
    "dataset": f"{READ_AND_ADD}, UPDATE (is_current)",
    **dict.fromkeys(RECORDS, READ_AND_ADD),
    "quality_issue": READ_AND_ADD,
    "measurement": f"{READ_AND_ADD}, DELETE",
    "plan_run": READ_AND_ADD,
    "allocation": f"""{READ_AND_ADD}, UPDATE (status, version, held_until, ended_at, site, platform_id, area_m2,
        changed_by, changed_at, decided_by, decided_at, reason)""",
    "allocation_atom": f"{READ_AND_ADD}, DELETE, UPDATE (status)",
    "allocation_check": READ_AND_ADD,
    "finding_decision": READ_AND_ADD,
    "certificate": f"{READ_AND_ADD}, UPDATE (status, ended_at, ended_by, reason, allocation_id)",
    "certificate_atom": f"{READ_AND_ADD}, UPDATE (status)",
    "gate_override": f"{READ_AND_ADD}, UPDATE (used_at, used_by)",
    "reserve_review": f"""{READ_AND_ADD}, UPDATE (status, version, scope, decision_reason, decided_on, decided_at,
        decided_by)""",
    "reserve_entry": READ_AND_ADD,
    "reserve_paper": READ_AND_ADD,
    "reserve_opinion": READ_AND_ADD,
    "scenario": f"{READ_AND_ADD}, UPDATE (name, status, head, changed_at, changed_by)",
    "scenario_version": READ_AND_ADD,
    "scenario_run": READ_AND_ADD,
    "document": READ_AND_ADD,
    "evidence": READ_AND_ADD,
    "quota_account": f"{READ_AND_ADD}, UPDATE (granted, used)",
    "quota_entry": READ_AND_ADD,
    "person": "SELECT, UPDATE (password_hash, must_change, failures, locked_until, version)",
    "sign_in": f"{READ_AND_ADD}, UPDATE (seen_at, ended_at)",
    "landing_record": READ_AND_ADD,
    "event": READ_AND_ADD,
}


def grant_app_role(connection: sa.Connection, role: str) -> None:
    """Give an existing role exactly :data:`GRANTS`; what it had before on our tables is taken away.

    Raises
    ------
    InputRefused
        ``role_needs_server`` on SQLite, ``role_missing``, ``role_too_strong`` for a superuser or whoever owns tables.
    """
    if connection.dialect.name != "postgresql":
        raise InputRefused("role_needs_server")
    _refuse_strong(connection, role)
    name = connection.dialect.identifier_preparer.quote_identifier(role)
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    statements = [f"REVOKE ALL ON {table} FROM {name}, PUBLIC" for table in GRANTS]
    statements += [f"GRANT {rights} ON {table} TO {name}" for table, rights in GRANTS.items()]
    statements += [f"GRANT USAGE ON SCHEMA {schema} TO {name}", f"REVOKE CREATE ON SCHEMA {schema} FROM {name}, PUBLIC"]
    statements += [f"GRANT USAGE ON SEQUENCE {sequence} TO {name}" for sequence in _sequences(connection)]
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def _refuse_strong(connection: sa.Connection, role: str) -> None:
    query = """SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR EXISTS (
            SELECT FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = 'event'
            AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
            OR pg_has_role(r.oid, 'pg_write_all_data', 'MEMBER')
        FROM pg_roles r WHERE r.rolname = :role"""
    strong = connection.execute(sa.text(query), {"role": role}).scalar_one_or_none()
    if strong is None:
        raise InputRefused("role_missing", role=role)
    if strong:
        raise InputRefused("role_too_strong", role=role)


def _sequences(connection: sa.Connection) -> list[str]:
    tables = [table for table, rights in GRANTS.items() if "INSERT" in rights]
    query = """SELECT s.oid::regclass::text FROM pg_class s
        JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
        JOIN pg_class t ON t.oid = d.refobjid AND t.relnamespace = current_schema()::regnamespace
        WHERE s.relkind = 'S' AND t.relname = ANY(:tables) ORDER BY 1"""
    return list(connection.execute(sa.text(query), {"tables": tables}).scalars())
