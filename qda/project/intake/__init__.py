"""Files into a project: read, shown before they come in, compared with what is there, admitted."""
