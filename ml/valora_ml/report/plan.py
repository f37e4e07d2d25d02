"""What is measured on which folder, and what we aim at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One run of a task; arguments starting with ``@`` are paths below the data folder."""

    title: str
    task: str
    arguments: tuple[str, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """Paths below the data folder that must be there."""
        return tuple(argument[1:] for argument in self.arguments if argument.startswith("@"))


STEPS = (
    Step("Story points, 14 projects", "effort-points", ("--data", "@story_points")),
    Step(
        "Story points with the scores of language models as inputs",
        "effort-points",
        ("--data", "@story_points", "--llm", "@llm_story_points/llm_sp.csv"),
    ),
    Step(
        "Story points, Tawosi’s projects and split",
        "effort-points",
        ("--data", "@story_points_tawosi", "--split", "tawosi"),
    ),
    Step("Hours, with the human estimate as an input", "effort-hours", ("--data", "@task_hours_sip")),
    Step("Sentiment of Jira comments", "sentiment", ("--data", "@sentiment_jira")),
    Step("Sentiment of Stack Overflow posts, by folds", "sentiment", ("--data", "@sentiment_stackoverflow")),
    Step(
        "Sentiment of Stack Overflow posts, official split",
        "sentiment",
        (
            "--train",
            "@sentiment_stackoverflow/train3098itemPOLARITY.csv",
            "--test",
            "@sentiment_stackoverflow/test1326itemPOLARITY.csv",
        ),
    ),
    Step("Type of an issue, five repositories", "issue-type", ("--train", "@issue_type_nlbse24/issues_train.csv")),
    Step("Duplicates among the reports of Hadoop", "duplicates", ("--data", "@duplicates_hadoop")),
    Step("Regression, 20 given splits a set", "regression", ("--data", "@regression_uci")),
    Step("Effort tables, three given folds", "effort-tables", ("--data", "@effort_tables")),
    Step(
        "Outcomes of headline tests",
        "ab-outcomes",
        ("--train", "@ab_outcomes_upworthy/packages_before_201446.csv"),
    ),
    Step(
        "A stream in time order: hours of tasks",
        "stream",
        ("--data", "@task_hours_sip", "--time", "TaskNumber", "--target", "HoursActual"),
    ),
)
