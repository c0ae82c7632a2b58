"""What was read last stays at hand, within bounds."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from qda.files.held import Held
from tests.examples import examples


@example([3, 4, 2, 4], 6)
@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.integers(0, 6), max_size=40), st.integers(0, 12))
def test_the_last_that_fit_together_are_held_and_the_very_last_always(asked: list[int], most: int) -> None:
    held: Held[int] = Held(most, lambda thing: thing)
    order: list[int] = []
    for key in asked:
        made: list[int] = []
        assert held.of(key, lambda key=key, made=made: made.append(key) or key) == key
        assert bool(made) == (key not in order)
        order = [*(one for one in order if one != key), key]
        while len(order) > 1 and sum(order) > most:
            order.pop(0)
    held.clear()
    assert held.of(3, lambda: 4) == 4
