"""DuckDB: how many units two codes share, as a join of the table with itself.

python rivals/overlap_duckdb.py FILE.npz    (`code` and `unit` of each coding)
"""

import json
import sys

import patterns

np = patterns.library("numpy")
pd = patterns.library("pandas")
duckdb = patterns.library("duckdb")

QUERY = """
    WITH once AS (SELECT DISTINCT unit, code FROM codings)
    SELECT a.code AS a, b.code AS b, count(*) AS n12
    FROM once AS a JOIN once AS b ON a.unit = b.unit AND a.code < b.code
    GROUP BY a.code, b.code
"""


def main() -> None:
    """Print the times and how often two codes meet in all."""
    stored = np.load(sys.argv[1])
    frame = pd.DataFrame({"code": stored["code"], "unit": stored["unit"]})
    connection = duckdb.connect()
    connection.execute("CREATE TABLE codings AS SELECT code, unit FROM frame")
    times, total = patterns.timed(lambda: int(connection.execute(QUERY).df()["n12"].sum()))
    print(json.dumps({"seconds": times, "hits": total, "rows": len(frame)}))


if __name__ == "__main__":
    main()
