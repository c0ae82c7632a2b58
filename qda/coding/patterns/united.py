"""Equal parts of patterns as one object: what a part comes to is remembered by its identity."""

from qda.coding.patterns.pattern import Near, Pattern, TokenRule, parts, with_parts


class United:
    """Makes equal patterns one, and equal parts of different ones."""

    def __init__(self) -> None:
        self._known: dict[object, Pattern] = {}
        self._seen: dict[int, tuple[Pattern, Pattern]] = {}

    def of(self, pattern: Pattern) -> Pattern:
        """The one pattern that stands for all that are equal to this one."""
        if isinstance(pattern, TokenRule):
            return pattern
        if id(pattern) not in self._seen:  # a list stands in many patterns
            self._seen[id(pattern)] = pattern, self._united(pattern)
        return self._seen[id(pattern)][1]

    def _united(self, pattern: Pattern) -> Pattern:
        inside = tuple(map(self.of, parts(pattern)))
        if not inside:
            return self._known.setdefault(pattern, pattern)
        near = (pattern.distance, pattern.order) if isinstance(pattern, Near) else None
        key = (type(pattern), near, *map(id, inside))
        if key not in self._known:
            self._known[key] = with_parts(pattern, inside)
        return self._known[key]
