"""What `import qda` promises."""

import qda


def test_every_public_name_can_be_had() -> None:
    assert sorted(qda.__all__) == ["Project", "__version__", "open"]
    for name in qda.__all__:
        assert getattr(qda, name)


def test_the_version_is_that_of_the_package() -> None:
    import importlib.metadata

    try:
        installed = importlib.metadata.version("qda")
    except importlib.metadata.PackageNotFoundError:
        return
    assert qda.__version__ == installed


def test_an_unknown_name_is_an_attribute_error() -> None:
    import pytest

    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = qda.nothing_like_it
