"""Names in Arabic script: found without capitals, whole, and not where words only look like names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import Tags, enrich_text
from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.ner.proclitics import without_proclitics


def read(text: str) -> Tags:
    return enrich_text(text, language="ar")


def people(text: str) -> list[str]:
    return [person.name for person in read(text).people]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أكد رئيس الوزراء العراقي محمد كاظم الزبيدي التزامه.", "محمد كاظم الزبيدي"),
        ("وصل وزير الخارجية الفرنسي لوران بيرنو إلى بغداد.", "لوران بيرنو"),
        ("تحدث الملك فيصل إلى شعبه.", "فيصل"),
        ("كتبها عبد الكريم الحداد في شبابه.", "عبد الكريم الحداد"),
        ("قال هنريك لارسن، المتحدث باسم البعثة، إن العمل بدأ.", "هنريك لارسن"),
    ],
)
def test_titles_given_names_and_speech_introduce_people(text, name):
    """A title, a known given name, or a verb of speech with an apposition each finds the whole name."""
    assert people(text) == [name]


def test_second_mention_by_the_last_part_joins_the_first():
    """'عبد الناصر' is one part of a name, and stands for the whole of it."""
    (person,) = read("زار الرئيس جمال عبد الناصر المصنع. وقال عبد الناصر إنه راض.").people
    assert [mention.surface for mention in person.mentions] == ["جمال عبد الناصر", "عبد الناصر"]


def test_clitic_is_no_part_of_a_name():
    """'and', written on to the first word, stays outside the mention."""
    text = "ذكر طه الصياد وتوفيق الراوي الذي رحل."
    found = read(text).people
    assert [person.name for person in found] == ["طه الصياد", "توفيق الراوي"]
    assert all(text[m.start : m.end] == m.surface for person in found for m in person.mentions)


def test_words_that_are_names_elsewhere_name_nobody():
    """'Hope', 'light', 'fair' and 'peace' are given names, and mostly words."""
    assert people("نور الشمس يضيء المدينة، وأمل الناس كبير، والجو جميل في المساء.") == []


def test_bodies_by_their_first_word_and_by_fame():
    """'جامعة' begins a body's name; the United Nations need no sign."""
    tags = read("وقعت جامعة البصرة اتفاقا مع الأمم المتحدة.")
    assert [body.name for body in tags.organisations] == ["جامعة البصرة", "الأمم المتحدة"]


def test_places_wear_clitics_too():
    """'بالإسكندرية' speaks of Alexandria, and London needs no country beside it."""
    text = "جرى اللقاء بالإسكندرية ثم في لندن."
    places = {place.mentions[0].surface: place.country for place in read(text).places}
    assert places == {"بالإسكندرية": "EG", "لندن": "GB"}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from("وقال الرئيس محمد عبد الله بن أبو السيد ، جامعة البصرة في x".split()), max_size=12
    )
)
def test_any_order_of_words_is_read(words):
    """Titles without names, joints at the end, names without end: mentions stay stretches of the text."""
    text = " ".join(words)
    for person in read(text).people:
        assert all(text[m.start : m.end] == m.surface for m in person.mentions)


def test_a_body_is_known_without_its_hamza():
    """Newspapers leave the hamza out, and write 'to the' on to the name."""
    tags = enrich_text("اجتمع مندوبو الامم المتحدة اليوم.", language="ar", model="none")
    assert [body.name for body in tags.organisations] == ["الامم المتحدة"]


def test_who_is_quoted_and_is_no_word_of_the_language_is_a_person():
    """After a verb of saying, a word that the language does not have is a name."""
    tags = enrich_text("وقال فرويدنغ إن الأمر صعب.", language="ar", model="none")
    assert [person.name for person in tags.people] == ["فرويدنغ"]


class TestProclitics:
    """'And', 'in' and 'to' are written on to a name: the mention has them, the entity does not."""

    def test_a_mention_is_a_whole_word(self):
        """'وبيروت' is one word to mark, and a mention of Beirut."""
        text = "زار الوفد دمشق وبيروت أمس."
        places = {place.name: place for place in enrich_text(text, language="ar").places}
        assert places["بيروت"].mentions[0].surface == "وبيروت"

    def test_no_other_form_of_a_name_wears_one(self):
        """The list of an entity's names leaves out the written-on words."""
        tags = enrich_text("زار الوفد بيروت. وعاد إلى لبنان وبيروت أمس.", language="ar")
        forms = {form for place in resolve_archive({"a": tags}).places for form in place.names}
        assert "بيروت" in forms
        assert "وبيروت" not in forms

    def test_a_letter_of_the_name_itself_stays(self):
        """'واشنطن' begins with the letter of 'and', and loses nothing."""
        assert without_proclitics({"واشنطن"}) == {"واشنطن"}

    @settings(deadline=None)
    @given(st.text(alphabet="وفبلكا سمن.", max_size=60))
    def test_mentions_stay_slices_of_the_text(self, text):
        """Whatever the letters, a mention is what the text has there."""
        tags = enrich_text(text, language="ar")
        for entity in (*tags.people, *tags.places, *tags.organisations):
            for mention in entity.mentions:
                assert text[mention.start : mention.end] == mention.surface

    def test_a_foreign_name_of_two_words_is_found(self):
        """Two words in a row that are none of the language's own are someone."""
        people = enrich_text("وصل كوفي غرانتشيف إلى المدينة.", language="ar").people
        assert [person.name for person in people] == ["كوفي غرانتشيف"]
