import threading

from parcels.domain.errors import InputRefused
from parcels.interface.components.jobs import Job


def test_a_job_reports_its_progress_and_keeps_its_result():
    reached, go_on = threading.Event(), threading.Event()

    def work(progress, cancelled):
        progress("solve", 1, 4)
        reached.set()
        go_on.wait(5)
        return 42

    job = Job(work)
    job.start()
    assert reached.wait(5)
    assert (job.is_running, job.stage, job.share) == (True, "solve", 0.25)
    go_on.set()
    assert job.wait(5)
    assert (job.result, job.error) == (42, None)


def test_a_cancelled_job_learns_of_it():
    seen = []

    def work(progress, cancelled):
        while not cancelled():
            threading.Event().wait(0.01)
        seen.append("stopped")

    job = Job(work)
    job.start()
    job.cancel()
    assert job.wait(5)
    assert (seen, job.is_cancelled) == (["stopped"], True)


def test_an_error_is_kept_and_not_raised_in_the_page():
    def work(progress, cancelled):
        raise InputRefused("lock_unknown", site="x")

    job = Job(work)
    job.start()
    assert job.wait(5)
    assert isinstance(job.error, InputRefused)
