"""Word lists for links."""

STOP_WORDS = """
    a about after again all also am an and any are as at be because been before being but by can could did do
    does doing down for from get going got had has have he her here him his how i if in into is it its just like
    made make me more most my no nor not now of off on once one only or other our out over own said same say says
    she should so some such than that the their them then there these they this those through to told too under
    until up us very was we were what when where which while who whom why will with would you your
    don't didn't doesn't isn't wasn't aren't weren't won't can't couldn't wouldn't hasn't haven't
    it's he's she's that's there's i'm i've we're we've they're you're mr mrs ms dr sen rep gov
    apparently appear appears likely may maybe might never perhaps possibly probably seem seems"""
"""Words that tell no claim from another: function words, titles, hedges and negations."""

CLAIM_NOUNS = """
    accusation accusations allegation allegations assertion assertions attack attacks charge charges claim
    claims complaint complaints contention contentions criticism criticisms fabrication fabrications insinuation
    insinuations notion notions objection objections report reports rumor rumors rumour rumours statement
    statements story stories suggestion suggestions suspicion suspicions testimony"""
"""Nouns for what a denial answers."""

SIDE_NOUNS = """
    administration adviser advisers aide aides allies ally attorney attorneys camp campaign committee department
    government lawyer lawyers office official officials party spokesman spokesmen spokesperson spokeswoman
    supporter supporters team"""
"""Who speaks for the person whom they are named after."""
