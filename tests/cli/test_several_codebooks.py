"""A codebook of several files: whatever is said of it names the file, and the line, that is meant."""

import pytest


@pytest.fixture
def second(project):
    """Writes the second codebook file of the project."""

    def write(text):
        (project / "codebooks" / "two.yaml").write_text(text, encoding="utf-8")

    return write


def test_a_fault_of_a_rule_names_its_own_file(project, run, second) -> None:
    second("codes:\n  - code: road\n    match: [road AND]\n")
    done = run(project, "code")
    assert done.code == 2
    assert done.err.startswith("qda: codebooks/two.yaml, line 3, column 21: the pattern ends too early")


def test_a_fault_of_a_circle_names_the_file_and_the_rule(project, run, second) -> None:
    second("codes:\n  - code: road\n    codes:\n      - code: path\n        match: [way, '#road']\n")
    done = run(project, "code")
    assert done.code == 2
    where = "codebooks/two.yaml, line 5, column 23: codes that refer to each other in a circle"
    assert f"{where}: #path > #road (which holds #path)\n  #road\n  ^\n" in done.err


def test_a_code_and_a_list_of_two_files_are_told_with_both_places(project, run, second) -> None:
    (project / "codebooks" / "three.yaml").write_text(
        "terms:\n  l: [a]\ncodes:\n  - code: c\n", encoding="utf-8"
    )
    second("terms:\n  l: [b]\ncodes:\n  - code: c\n")
    done = run(project, "code")
    assert done.code == 2
    three, two = "codebooks/three.yaml, line", "codebooks/two.yaml, line"
    assert f"{two} 4, column 5: 'c' stands in {three} 4, column 5 too" in done.err
    assert f"{two} 2, column 7: '$l' stands in {three} 2, column 7 too" in done.err


def test_a_copy_of_the_codebook_that_a_drive_left_is_told_as_one(project, run) -> None:
    books = project / "codebooks"
    text = (books / "codebook.yaml").read_text("utf-8").replace("long way", "long road")
    (books / "codebook (conflicted copy).yaml").write_text(f"{text}  - code: road\n", "utf-8")
    done = run(project, "code")
    assert done.code == 2
    first, second = "codebooks/codebook (conflicted copy).yaml", "codebooks/codebook.yaml"
    assert f"qda: {second}: 4 of its 4 codes and lists stand in {first} too" in done.err
    assert "move one out of the folder" in done.err
    assert "'access' stands in" not in done.err


def test_a_language_that_there_is_not_names_its_file(project, run, second) -> None:
    for file in (project / "codebooks").glob("*.yaml"):
        file.unlink()
    second("codes:\n  - code: road\n    match: [road]\nlanguage: english\n")
    done = run(project, "code")
    assert done.code == 2
    assert (
        "codebooks/two.yaml, line 4, column 11: there is no language 'english'\n  Did you mean 'en'?"
        in done.err
    )


def test_the_check_names_the_file_of_each_remark(project, run, second) -> None:
    second(
        "terms:\n  l: [a]\ncodes:\n  - code: road\n    match: [road, zzz]\n    unless: [afford, qqq]\n"
        "    examples: [No paths., Maybe a road.]\n"
    )
    done = run(project, "codebook", "check")
    assert done.code == 1
    two = "codebooks/two.yaml, line"
    assert f"failed: {two} 7: an example of road is not coded: 'No paths.'" in done.out
    assert f"remark: {two} 7: an example of road is found, but hedged by 'Maybe', so reports" in done.out
    assert f"remark: {two} 2: no rule uses the list $l" in done.out
    assert f"remark: {two} 5: road/2 matches nothing in the documents: zzz" in done.out
    idle = "road: of its 2 rules under unless, these match nothing in the documents: 2"
    assert f"remark: {two} 6: {idle}\n" in done.out  # somebody could not afford the medicine, which is 1


def test_a_fault_of_what_is_searched_stands_in_the_pattern_and_not_in_the_codebook(project, run) -> None:
    done = run(project, "search", "$12.99")
    assert done.code == 2
    assert done.err.startswith("qda: the pattern, line 1, column 1: the codebook has no list $12.99")
    assert '"$12.99"' in done.err
    assert run(project, "search", '"$12.99"').code == 0


ROAD = "codes:\n  - code: road\n    match: [road]\n"


def test_the_ending_of_a_codebook_may_be_in_capitals(project, run) -> None:
    (project / "codebooks" / "Two.YAML").write_text(ROAD, encoding="utf-8")
    assert "road: road" in run(project, "codebook", "show").out


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("codebooks/two.yaml.txt", ROAD, "its name does not end in .yaml"),
        ("codebooks/two", ROAD, "its name does not end in .yaml"),
        ("findings/more.txt", "# mine\nfindings: []\n", "its name does not end in .yaml"),
        ("codebooks/more/two.yaml", ROAD, "it is a folder within a folder"),
    ],
)
def test_a_file_that_only_looks_as_if_it_were_read_is_told(file, text, told, project, run) -> None:
    (project / file).parent.mkdir(exist_ok=True)
    (project / file).write_text(text, encoding="utf-8")
    shown = file.removesuffix("/two.yaml")
    for command in (("code",), ("run",), ("status",), ("codebook", "check")):
        done = run(project, *command)
        assert done.code == 0
        assert f"note: {shown}: not read, because {told}\n" in done.out + done.err


def test_what_lies_beside_a_codebook_for_people_is_no_codebook_and_told_only_if_it_may_be_one(
    project, run
) -> None:
    beside = ("README.md", "codebook.docx", "._codebook.yaml", "~$codebook.yaml", "old.yaml.bak", "new.xlsx")
    for name in beside:
        (project / "codebooks" / name).write_text("The codes: cost\n", encoding="utf-8")
    assert "not read" not in run(project, "code").err
    checked = run(project, "codebook", "check")
    assert checked.code == 0
    assert checked.out.count("not read") == 1
    assert "codebooks/new.xlsx: not read, because it is a table\n  If it holds codes: qda" in checked.out


def test_a_project_without_a_codebook_names_what_may_be_meant_for_one(project, run) -> None:
    book = project / "codebooks" / "codebook.yaml"
    book.rename(book.with_suffix(".yaml.txt"))
    done = run(project, "run")
    assert (done.code, "codebooks/codebook.yaml.txt: not read" in done.err) == (2, True)
    with (project / "qda.toml").open("a", encoding="utf-8") as settings:
        settings.write('[paths]\ncodebooks = "codebooks/codebook.yaml.txt"\n')
    assert "names the folder that the codebook lies in" in run(project, "run").err
