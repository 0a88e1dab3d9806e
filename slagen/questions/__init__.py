"""A kind's questionnaire, the types of the terms and the answers so far become the questions that apply, in order.

    form = load_form("tiered")            # Form: sections of questions, each with all that is inside it
    for section in form.sections: …       # section.title, section.intro, section.questions
    form.question("credits.claim.within") # one Question by its path; items stand as * (`parties.*.name`)

A `Question` says everything that can be shown: `path`, `label`, `ask`, `help`, `example`, `allowed` (plain words),
`choices` with their `meanings`, `required`, `default` with `default_from` (`kind`: templates/<kind>/defaults.yaml,
`type`: the term's own), `detail`, `only_if` (its condition in words), `shape` (value, values, group, table or list) and,
for the last three, `inside`: the questions of the group, or of one item of the table or list.

    answers = plain(compose(read_input(file), str(file)))   # texts, lists and dicts, as typed
    for path, question in that_apply(form, answers): …      # concrete paths (`parties.harbour.name`), in order

`that_apply` looks into every group and item that is there, and leaves out what a condition or an empty table rules out.
"""

from slagen.answers.plain import Tree, plain, typed
from slagen.questions.applying import Answers, that_apply
from slagen.questions.building import load_form
from slagen.questions.form import Form, Part, Question

__all__ = [
    "Answers",
    "Form",
    "Part",
    "Question",
    "Tree",
    "load_form",
    "plain",
    "that_apply",
    "typed",
]
