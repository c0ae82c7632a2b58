"""Reads codebooks, puts their codes and lists in order, and tells what is wrong with them."""
