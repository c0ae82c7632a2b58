"""What alters the database, through SQLAlchemy: each change whole and with its events, or not at all."""
