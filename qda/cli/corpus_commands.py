"""The command for texts that no single machine holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qda.cli.command import StrictCommand
from qda.cli.ending import Ended, told_of_the_end
from qda.cli.screen import note, progress, width
from qda.cli.target import Target
from qda.model.counted import many

if TYPE_CHECKING:
    from qda.project.corpus.run import CodedCorpus


@click.command(cls=StrictCommand)
@click.argument("shards", nargs=-1, required=True, metavar="SHARD...")
@click.option(
    "--output",
    "-o",
    type=Target(),
    required=True,
    metavar="DIR",
    help="The folder to write to; on a cluster one that all workers share.",
)
@click.option(
    "--codebook",
    type=click.Path(path_type=Path, exists=True),
    metavar="PATH",
    help="A codebook's file, or a folder of them.  [default: the project's]",
)
@click.option(
    "--text-column", default="text", show_default=True, metavar="NAME", help="The column of the text."
)
@click.option("--id-column", default="id", show_default=True, metavar="NAME", help="The column of the id.")
@click.option(
    "--participant-column", metavar="NAME", help="The column of who speaks or writes, if there is one."
)
@click.option(
    "--kind",
    default="literature",
    show_default=True,
    metavar="KIND",
    help="What the texts are, or interview.",
)
@click.option(
    "--unit",
    metavar="UNIT",
    help="Where codes must meet: sentence, paragraph, ...  [default: as in the project]",
)
@click.option("--include-interviewer", is_flag=True, help="Code and count the interviewer's words too.")
@click.option(
    "--cluster", metavar="ADDRESS", help="The scheduler of a Dask cluster, such as tcp://10.0.0.1:8786."
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 512),
    metavar="N",
    help="Without --cluster: how many processes; as many as there are cores, if nothing is said.",
)
@click.option(
    "--resume", is_flag=True, help="Go on in a folder that holds finished shards; what changed is coded anew."
)
@click.option(
    "--batch",
    type=click.IntRange(1),
    default=5_000,
    show_default=True,
    metavar="N",
    help="Documents that are in memory together at most.",
)
@click.pass_obj
def corpus(project: str, /, shards: tuple[str, ...], **options: object) -> None:
    """Code a corpus of many files by several processes or machines: qda corpus "texts/*.parquet" -o coded.

    A SHARD is a Parquet or JSON Lines file with a document in each row, a folder of such files, a pattern in
    quotation marks, or an address such as s3://bucket/texts. The folder gets the codings of each shard, the
    frequencies and the co-occurrences over all of them, and a manifest.
    """
    from qda.interchange.shards import ShardColumns
    from qda.project.corpus.run import Asked, code_corpus

    names = (options.pop("text_column"), options.pop("id_column"), options.pop("participant_column"))
    asked = Asked(shards=shards, columns=ShardColumns(*names), **options)  # type: ignore[arg-type]
    try:
        with told_of_the_end(), progress() as bar:
            made = code_corpus(Path(project), asked, progress=bar)
    except KeyboardInterrupt as stop:
        note("\nqda: stopped; the shards that are finished are kept: go on with --resume")
        raise SystemExit(stop.exit_code if isinstance(stop, Ended) else 130) from None
    _tell(made, asked.output)


def _tell(made: CodedCorpus, folder: Path) -> None:
    from qda.report import terminal

    done = made.outcome.done
    for said in made.notes:
        note(said)
    documents, codings = sum(one.documents for one in done), sum(one.codings for one in done)
    note(
        f"coded: {many(len(done), 'shard')}"
        + (f", {made.before:,} of them before" if made.before else "")
        + f"; {many(documents, 'document')}, {many(codings, 'coding')}"
    )
    identifiers = sum(one.identifiers for one in done)
    if identifiers:
        note(
            f"warning: {many(identifiers, 'coding')} with an e-mail address or a telephone number in or "
            "beside\n  the quotation; see to them before the folder is passed on"
        )
    click.echo(terminal.render(made.tables[0], width=width()).rstrip("\n"))
    note(f"written: {folder}")
