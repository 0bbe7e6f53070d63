"""The only room that speaks SQL: tables, repositories, unit of work, audit chain, migrations."""
