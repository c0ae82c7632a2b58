"""A codebook over shards that no single machine holds: each coded where a worker is, the counts added up.

run.py      the use case: what is asked, the shards, the tables, the manifest
job.py      what every worker has to know, and the key of it
batch.py    some documents to codings and counts
shard.py    a shard to its part: coded, or as it was kept
kept.py     the record of a shard: its counts, and what they hold for
ids.py      ids that stand twice
outcome.py  what came of shards; outcomes add up
worker.py   whether a worker can do the work
cluster.py  the workers: Dask, and nothing else
"""
