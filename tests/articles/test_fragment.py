from pipeline.articles.fragment import fragment_text


def test_blocks_of_a_fragment_stand_on_their_own_lines() -> None:
    fragment = "<p>One <b>and</b>\n two.</p>Three<br>four<ul><li>five</li></ul><script>x</script> tail"
    assert fragment_text(fragment) == "One and two.\nThree\nfour\nfive\ntail"
    assert fragment_text("No markup at all") == "No markup at all"
