"""Word lists for channels.

Chosen by counts over the 1,195 channels of the record's training part (144 articles): the nouns that
head at least two of them, and their plain synonyms.
"""

OCCASIONS = """
    ad address ads advertisement affidavit appearance appearances article articles blog briefing
    broadcast column commercial complaint conference convention conversation debate debates deposition
    e-mail e-mails editorial editorials email emails essay event filing forum fundraiser gathering
    hearing hearings interview interviews lawsuit lecture letter letters memo newsletter op-ed podcast
    post posts presentation rallies rally remarks report ruling speech speeches statement statements
    summit testimony tweet tweets video videos webcast"""
"""Heads of events and writings in or at which something is said."""

COMPOUNDS = """
    annual meeting|blog post|conference call|court filing|facebook post|news briefing|
    news conference|opening session|opinion piece|panel discussion|phone call|phone interview|
    press briefing|press conference|press release|State of the Union|State of the Union address|
    telephone interview|town hall"""
"""The same in two or more words."""

BARE = """
    ads court e-mail email emails interviews letters posts remarks speeches statements testimony tweets
    videos"""
"""Heads that stand without an article."""

RECEIVERS = """
    congress court investigators journalists jurors lawmakers legislators mps newspapers parliament
    pollsters prosecutors reporters senators"""
"""Plural or collective receivers that are named without an article."""

PLATFORMS = """
    Bluesky|Facebook|Instagram|LinkedIn|Mastodon|Medium|radio|Reddit|Snapchat|social media|
    Telegram|television|TikTok|Truth Social|Tumblr|TV|Twitter|VKontakte|Weibo|YouTube"""
"""Named after "on"."""

OUTLET_HEADS = """
    Agency Broadcasting Chronicle Daily Express FM Gazette Guardian Herald Journal Magazine Media
    Monitor Morning Network News Newspaper Novosti Observer Post Press Radio Review Show Sunday
    Television Times Today Tonight Tribune TV Weekly Wire"""
"""Last or first words of the names of media."""

OUTLET_NOUNS = """
    agency broadcaster channel daily magazine network news newspaper newswire outlet radio site state
    station television tv website weekly"""
"""What may follow the name of a medium: "the Kurier news agency"."""

OUTLETS = """
    ABC|ABC News|Al Jazeera|AP|Associated Press|Axios|BBC|Bloomberg|Breitbart|Breitbart News|BuzzFeed|
    BuzzFeed News|C-SPAN|CBS|CBS News|CNBC|CNN|CNNMoney|Daily Beast|Daily Caller|Daily Kos|
    Drudge Report|Face the Nation|Fox|Fox & Friends|Fox and Friends|Fox Business|Fox News|
    Fox News Sunday|Guardian|HBO|Hill|Huffington Post|Kyodo|Le Monde|Los Angeles Times|Meet the Press|
    Military Times|Morning Joe|MSNBC|National Review|NBC|NBC News|New York Daily News|New York Times|
    New Yorker|Newsweek|NPR|PBS|Politico|POLITICO|Reuters|Rolling Stone|Sky News|Slate|
    State of the Union|Tass|The Atlantic|The Blaze|The Hill|This Week|Time|Univision|USA TODAY|
    USA Today|Vox|Wall Street Journal|Washington Post|Xinhua|Yahoo News"""
"""Media and programmes whose names do not say that they are any."""

WRITINGS = """
    affidavit article blog column complaint editorial e-mail email essay filing lawsuit letter memo
    newsletter op-ed post release report ruling statement testimony tweet"""
"""Those occasions that are read; the others are attended, or heard and seen like `BROADCASTS`."""

BROADCASTS = "ad advertisement broadcast commercial podcast video webcast"
