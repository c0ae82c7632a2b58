"""Takes nothing, gives the values that everything else speaks of: frozen, standard library only, no I/O."""
