"""What PostgreSQL itself refuses: a broken log, a decision by nobody entitled, overlapping land; and the CRS of shapes.

SQLite has no roles: who can write its file holds everything in it, so nothing of this is there.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SPATIAL = ("constraints", "parcels", "platforms", "roads", "utilities", "allocation_atom")

# Every function has a search path of its own, temporary tables last: nobody can slip it a table of the same name.
EVENT_STAYS = """
BEGIN
  RAISE EXCEPTION 'events are never changed or deleted' USING ERRCODE = '23001';
END"""

EVENT_LINKS = """
DECLARE last record;
BEGIN
  SELECT seq, hash INTO last FROM event ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(last.seq, 0) + 1 OR NEW.prev <> coalesce(last.hash, repeat('0', 64)) OR NEW.hash <>
     encode(sha256(convert_to(NEW.seq || E'\\n' || NEW.prev || E'\\n' || NEW.body, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'event % does not continue the log', NEW.seq USING ERRCODE = '23514',
      DETAIL = json_build_object('code', 'event_unlinked', 'seq', NEW.seq);
  END IF;
  RETURN NEW;
END"""

# The row of the person is locked until the decision is committed: nobody can be switched off in between.
MAY_DECIDE = """
BEGIN
  IF (SELECT is_demo FROM workspace) AND decider LIKE 'demo\\_%' THEN
    RETURN;
  END IF;
  PERFORM 1 FROM person WHERE id = decider AND is_active AND role = ANY (roles) FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION '% may not decide on allocation %', decider, number USING ERRCODE = '42501',
      DETAIL = json_build_object('code', 'decider_may_not', 'person', decider, 'allocation', number);
  END IF;
END"""

REFUSE_OWN = """
BEGIN
  RAISE EXCEPTION '% proposed allocation % and may not decide on it', decider, number USING ERRCODE = '42501',
    DETAIL = json_build_object('code', 'decider_proposed', 'person', decider, 'allocation', number);
END"""

ALLOCATION_DECIDED = """
DECLARE
  moved boolean := TG_OP = 'INSERT' OR NEW.status IS DISTINCT FROM OLD.status;
  signed boolean := TG_OP = 'INSERT'
    OR (NEW.decided_by, NEW.decided_at) IS DISTINCT FROM (OLD.decided_by, OLD.decided_at);
  decision boolean := moved AND NEW.status IN ('approved', 'committed', 'rejected', 'returned', 'revoked');
BEGIN
  IF moved AND NEW.decided_by IS NULL
     AND NEW.status NOT IN ('proposed', 'checking', 'returned', 'withdrawn', 'lapsed') THEN
    RAISE EXCEPTION 'nobody decided on allocation %', NEW.id USING ERRCODE = '42501',
      DETAIL = json_build_object('code', 'decision_unsigned', 'allocation', NEW.id);
  END IF;
  IF NEW.decided_by IS NULL OR NOT (signed OR decision) THEN
    RETURN NEW;
  END IF;
  IF NEW.decided_by = NEW.made_by OR NEW.decided_by = NEW.changed_by THEN
    PERFORM refuse_own_decision(NEW.decided_by, NEW.id);
  END IF;
  PERFORM require_decider(NEW.decided_by, NEW.id, CASE
    WHEN moved AND NEW.status = 'revoked' THEN ARRAY['leader']
    WHEN decision THEN ARRAY['officer']
    ELSE ARRAY['officer', 'leader'] END);
  RETURN NEW;
END"""

FINDING_DECIDED = """
BEGIN
  IF EXISTS (SELECT FROM allocation WHERE id = NEW.allocation_id AND NEW.made_by IN (made_by, changed_by)) THEN
    PERFORM refuse_own_decision(NEW.made_by, NEW.allocation_id);
  END IF;
  PERFORM require_decider(NEW.made_by, NEW.allocation_id,
    CASE WHEN NEW.kind = 'waived' THEN ARRAY['officer'] ELSE ARRAY['department'] END);
  RETURN NEW;
END"""

IN_WORKSPACE_CRS = """
BEGIN
  NEW.geometry := ST_SetSRID(NEW.geometry, coalesce(
    (SELECT substring(crs FROM '^EPSG:(\\d+)$')::integer FROM workspace), 0));
  RETURN NEW;
END"""

# The locks come before the look, in one order; at READ COMMITTED the look then sees what others committed meanwhile. At
# REPEATABLE READ it would see the land as it was before the locks, so that level is refused. FOUND is not used, because
# PERFORM sets it again.
LAND_FREE = """
DECLARE
  cell bigint;
  held record;
  tolerance float8 := coalesce(nullif(current_setting('parcels.overlap_m2', true), '')::float8, 1.0);
BEGIN
  IF NEW.status <> 'active' OR NEW.geometry IS NULL THEN
    RETURN NULL;
  END IF;
  IF current_setting('transaction_isolation') = 'repeatable read' THEN
    RAISE EXCEPTION 'land is not bound at REPEATABLE READ' USING ERRCODE = '25001';
  END IF;
  FOR cell IN
    SELECT (x::bigint << 32) | (y::bigint & 4294967295) AS key
    FROM generate_series(floor(ST_XMin(NEW.geometry) / 1000)::int, floor(ST_XMax(NEW.geometry) / 1000)::int) x,
         generate_series(floor(ST_YMin(NEW.geometry) / 1000)::int, floor(ST_YMax(NEW.geometry) / 1000)::int) y
    ORDER BY key
  LOOP
    PERFORM pg_advisory_xact_lock(cell);
  END LOOP;
  SELECT b.atom_id, a.project_id, ST_Area(ST_Intersection(b.geometry, NEW.geometry)) AS common INTO held
  FROM allocation_atom b JOIN allocation a ON a.id = b.allocation_id
  WHERE b.status = 'active' AND b.allocation_id <> NEW.allocation_id AND b.geometry && NEW.geometry
    AND ST_Relate(b.geometry, NEW.geometry, '2********')
    AND ST_Area(ST_Intersection(b.geometry, NEW.geometry)) > tolerance
  ORDER BY common DESC, b.atom_id LIMIT 1;
  IF held.atom_id IS NOT NULL THEN
    RAISE EXCEPTION '% overlaps % by % m2', NEW.atom_id, held.atom_id, round(held.common::numeric, 2)
      USING ERRCODE = '23P01', CONSTRAINT = 'allocation_atom_overlap', DETAIL = json_build_object(
        'code', 'land_overlaps', 'atom', NEW.atom_id, 'other', held.atom_id, 'project', held.project_id,
        'area_m2', round(held.common::numeric, 2), 'limit_m2', tolerance);
  END IF;
  RETURN NULL;
END"""

FUNCTIONS = {
    "event_links()": ("trigger", EVENT_LINKS),
    "require_decider(decider text, number integer, roles text[])": ("void", MAY_DECIDE),
    "refuse_own_decision(decider text, number integer)": ("void", REFUSE_OWN),
    "allocation_decided()": ("trigger SECURITY DEFINER", ALLOCATION_DECIDED),
    "finding_decided()": ("trigger SECURITY DEFINER", FINDING_DECIDED),
    "in_workspace_crs()": ("trigger", IN_WORKSPACE_CRS),
    "land_free()": ("trigger", LAND_FREE),
}
TRIGGERS = {
    "event_continues_log": ("event", "BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_links()"),
    "allocation_is_decided": (
        "allocation",
        """BEFORE INSERT OR UPDATE OF status, decided_by, decided_at, made_by, changed_by ON allocation
           FOR EACH ROW EXECUTE FUNCTION allocation_decided()""",
    ),
    "finding_is_decided": (
        "finding_decision",
        "BEFORE INSERT OR UPDATE ON finding_decision FOR EACH ROW EXECUTE FUNCTION finding_decided()",
    ),
    **{
        f"{table}_in_crs": (
            table,
            f"BEFORE INSERT OR UPDATE OF geometry ON {table} FOR EACH ROW EXECUTE FUNCTION in_workspace_crs()",
        )
        for table in SPATIAL
    },
}
OVERLAP = """CREATE CONSTRAINT TRIGGER allocation_atom_overlap
    AFTER INSERT OR UPDATE OF geometry, status ON allocation_atom FOR EACH ROW EXECUTE FUNCTION land_free()"""
INDEX = "CREATE INDEX ix_allocation_atom_geometry ON allocation_atom USING gist (geometry) WHERE status = 'active'"


def _search_path(connection: sa.Connection) -> str:
    """Return where functions look for tables: our schema and PostGIS's, temporary tables last."""
    query = "SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
    postgis = connection.exec_driver_sql(f"{query} WHERE e.extname = 'postgis'").scalar_one()
    own = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    return ", ".join(dict.fromkeys(("pg_catalog", own, postgis, "pg_temp")))


def _function(signature: str, returns: str, body: str, path: str) -> str:
    head = f"CREATE OR REPLACE FUNCTION {signature} RETURNS {returns} LANGUAGE plpgsql SET search_path = {path}"
    return f"{head} AS $parcels${body}$parcels$"


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        return
    path = _search_path(connection)
    statements = [_function("event_stays()", "trigger", EVENT_STAYS, path)]
    statements += [_function(name, returns, body, path) for name, (returns, body) in FUNCTIONS.items()]
    statements += [f"CREATE TRIGGER {name} {rest}" for name, (_, rest) in TRIGGERS.items()]
    statements += [f"UPDATE {table} SET geometry = geometry WHERE geometry IS NOT NULL" for table in SPATIAL]
    for statement in (*statements, OVERLAP, INDEX):
        connection.exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        return
    statements = ["DROP INDEX ix_allocation_atom_geometry", "DROP TRIGGER allocation_atom_overlap ON allocation_atom"]
    statements += [f"DROP TRIGGER {name} ON {table}" for name, (table, _) in TRIGGERS.items()]
    statements += [f"DROP FUNCTION {name}" for name in reversed(FUNCTIONS)]
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))
