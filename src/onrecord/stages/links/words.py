"""Word lists for links."""

STOP_WORDS = """
    a about after again all also am an and any apparently appear appears are aren't as at be because
    been before being but by can can't could couldn't did didn't do does doesn't doing don't down dr for
    from get going got gov had has hasn't have haven't he he's her here him his how i i'm i've if in
    into is isn't it it's its just like likely made make may maybe me might more most mr mrs ms my never
    no nor not now of off on once one only or other our out over own perhaps possibly probably rep said
    same say says seem seems sen she she's should so some such than that that's the their them then
    there there's these they they're this those through to told too under until up us very was wasn't we
    we're we've were weren't what when where which while who whom why will with won't would wouldn't you
    you're your"""
"""Words that tell no claim from another: function words, titles, hedges and negations."""

CLAIM_NOUNS = """
    accusation accusations allegation allegations assertion assertions attack attacks charge charges
    claim claims complaint complaints contention contentions criticism criticisms fabrication
    fabrications insinuation insinuations notion notions objection objections report reports rumor
    rumors rumour rumours statement statements stories story suggestion suggestions suspicion suspicions
    testimony"""
"""Nouns for what a denial answers."""

SIDE_NOUNS = """
    administration adviser advisers aide aides allies ally attorney attorneys camp campaign committee
    department government lawyer lawyers office official officials party spokesman spokesmen
    spokesperson spokeswoman supporter supporters team"""
"""Who speaks for the person whom they are named after."""
