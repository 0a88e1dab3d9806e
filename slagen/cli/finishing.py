"""The answers of a finished interview are checked; what is wrong can be answered again at once."""

from __future__ import annotations

from collections import Counter

import typer

from slagen.cli.asking import Back, Terminal
from slagen.errors import AnswersError, Problem
from slagen.questions.interview import Interview
from slagen.questions.keeping import AnswersFile
from slagen.questions.leftovers import names_left


def finish(answers: AnswersFile, interview: Interview, terminal: Terminal) -> None:
    """Say what is assumed, what is wrong or unwise, and what comes next. Raises typer.Exit with 1 or 2 where errors stay."""
    file = answers.file
    typer.secho(f"\nThat was the last question. Your answers are in {file}.", bold=True)
    _say_names_left(answers, interview, terminal)
    assumed, problems = _checked(answers)
    offered: set[str] = set()
    while again := [one for one in problems if _answerable(interview, one) and one.path not in offered]:
        offered |= {one.path for one in again}
        changed = [_answered_again(answers, interview, terminal, one) for one in again]
        if any(changed):
            assumed, problems = _checked(answers)
    if assumed:
        terminal.say(_assumed(assumed, interview))
    for problem in problems:
        terminal.say(problem.line())
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        unread = any(problem.id.startswith("A-") for problem in errors)
        typer.echo(f"\nMend the errors in the file, then: {answers.next('check')}")
        raise typer.Exit(2 if unread else 1)
    typer.echo(f"\nNext: {answers.next('build', '-o', 'out')}")


def _checked(answers: AnswersFile) -> tuple[list[str], list[Problem]]:
    """The paths of what is assumed, and every problem."""
    from slagen import pipeline

    try:
        reading = pipeline.read(answers.file, using=answers.library)
    except AnswersError as error:
        return [], list(error.problems)
    document = pipeline.document_of(reading)
    return [path for path, _ in pipeline.printed_assumptions(document)], pipeline.check(reading, document)


def _answerable(interview: Interview, problem: Problem) -> bool:
    """Whether an error is about one answer of the person's own, which can be given again by itself."""
    question = interview.form.question(problem.path) if problem.path else None
    if problem.severity != "error" or question is None or question.shape not in ("value", "values"):
        return False
    return question.path.count(".") == problem.path.count(".") and interview.can_put(problem.path)


def _answered_again(answers: AnswersFile, interview: Interview, terminal: Terminal, problem: Problem) -> bool:
    """Say what is wrong and ask for the answer again; whether there was another one."""
    typer.echo("")
    terminal.refuse(f"{problem.message} {problem.mend}".strip())
    try:
        answer = terminal.again(interview, problem.path)
    except Back:
        return False
    if answer is None:
        return False
    interview.put(problem.path, answer)
    answers.save(interview)
    return True


def _assumed(paths: list[str], interview: Interview) -> str:
    """How many standard values stand, by family; the document itself lists each of them."""
    families = Counter(path.partition(".")[0] for path in paths)
    named = ", ".join(f"{interview.form.label_of(family)} {count}" for family, count in families.items())
    return f"Assumed, as standard values: {named}. The agreement lists each of them at its end."


def _say_names_left(answers: AnswersFile, interview: Interview, terminal: Terminal) -> None:
    sample = answers.sample()
    for name, paths in names_left(interview.answers, sample).items() if sample else ():
        shown = ", ".join(paths[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")
        terminal.say(f"“{name}” of the sample still stands in {shown}.")
