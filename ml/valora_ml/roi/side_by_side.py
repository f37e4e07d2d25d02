"""Two processes at a time, one thread each: what two cores give."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

PROCESSES = 2

Job = TypeVar("Job")
Result = TypeVar("Result")


def _one_thread() -> None:
    # Read by the numeric libraries when they are loaded, which in a fresh process is after this.
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))


def side_by_side(work: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
    """Results in the order of the jobs; both must travel between processes."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"), initializer=_one_thread) as pool:
        yield from pool.map(work, jobs)
