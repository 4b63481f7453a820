"""What Birdcall remembers: tables, one module of queries a table family, migrations. Only here is SQL."""
