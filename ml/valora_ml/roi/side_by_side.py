"""Two processes at a time, one thread each: what two cores give."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from threadpoolctl import threadpool_limits

PROCESSES = 2

Job = TypeVar("Job")
Result = TypeVar("Result")


def _one_thread() -> None:
    threadpool_limits(1)


def side_by_side(work: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
    """Results in the order of the jobs; both must travel between processes."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"), initializer=_one_thread) as pool:
        yield from pool.map(work, jobs)
