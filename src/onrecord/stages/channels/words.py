"""Word lists for channels.

Chosen by counts over the 1,195 channels of the record's training part (144 articles): the nouns that
head at least two of them, and their plain synonyms.
"""

OCCASIONS = """
    ad ads address advertisement affidavit article articles appearance appearances blog briefing broadcast
    column commercial complaint conference convention conversation debate debates deposition e-mail e-mails
    editorial editorials email emails essay event filing forum fundraiser gathering hearing hearings interview
    interviews lawsuit lecture letter letters memo newsletter op-ed podcast post posts presentation rallies
    rally remarks report ruling speech speeches statement statements summit testimony tweet tweets video
    videos webcast"""
"""Heads of events and writings in or at which something is said."""

COMPOUNDS = """
    press conference|news conference|press briefing|news briefing|press release|town hall|blog post
    |facebook post|opinion piece|court filing|phone call|conference call|phone interview|telephone interview
    |opening session|panel discussion|annual meeting|State of the Union address|State of the Union"""
"""The same in two or more words."""

BARE = "court interviews email emails e-mail letters posts remarks speeches statements testimony tweets videos ads"
"""Heads that stand without an article."""

RECEIVERS = """
    congress court journalists jurors lawmakers legislators investigators mps newspapers parliament
    pollsters prosecutors reporters senators"""
"""Plural or collective receivers that are named without an article."""

PLATFORMS = """
    Facebook|Instagram|LinkedIn|Reddit|Snapchat|TikTok|Telegram|Truth Social|Twitter|Tumblr|VKontakte|Weibo
    |YouTube|Medium|Bluesky|Mastodon|social media|television|TV|radio"""
"""Named after "on"."""

OUTLET_HEADS = """
    Agency Broadcasting Chronicle Daily Express FM Gazette Guardian Herald Journal Magazine Media Monitor Morning
    Network News Newspaper Novosti Observer Post Press Radio Review Show Sunday Television Television Times
    Today Tonight Tribune TV Weekly Wire"""
"""Last or first words of the names of media."""

OUTLET_NOUNS = """
    agency broadcaster channel daily magazine network newspaper newswire outlet radio site state station
    television tv website weekly news"""
"""What may follow the name of a medium: "the Kurier news agency"."""
