"""What every measure counts and may be told apart by: codings, units and who speaks, as frames."""
