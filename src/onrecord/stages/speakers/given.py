"""Given names, used only to tell that a capitalised sequence names a person, and nothing else of the person.

From the `first` and `nickname` fields of legislators-current.yaml of unitedstates/congress-legislators (CC0).
"""

GIVEN_NAMES = """
    Aaron Abraham Adam Addison Adelita Adrian Adriano Al Alan Alejandro Alex Alexandria Alma Ami Amy
    Analilia Andrea Andrew André Andy Angela Angie Angus Ann Anna April Ashley August Austin Ayanna
    Barry Becca Ben Bennie Bernard Bernie Beth Betty Bill Blake Bobby Bonnie Brad Bradley Brandon
    Brendan Brett Brian Brittany Bruce Bryan Buddy Burgess Byron Carlos Carol Catherine Celeste Charles
    Chellie Chip Chris Chrissy Christian Christopher Chuck Chuy Cindy Clarence Claudia Clay Cleo Cliff
    Cory Craig Cynthia Dale Dan Daniel Danny Darin Darrell Darren Dave David Deb Debbie Deborah Delia
    Derek Derrick Diana Dina Don Donald Doris Dusty Dwight Earl Ed Edward Eleanor Eli Elise Elissa
    Elizabeth Emanuel Emilia Emily Eric Erin Eugene Frank Frederica Gabe Garland Gary George Gilbert
    Glenn Grace Greg Gregorio Gregory Gus Guy Gwen Hakeem Hal Haley Hank Harold Harriet Henry Herbert
    Hillary Ilhan Jack Jacky Jahana Jake James Jamie Jan Janelle Janice Jared Jasmine Jason Jay Jeanne
    Jeff Jefferson Jennifer Jerrold Jerry Jesús Jill Jim Jimmy Joaquin Jodey Joe John Johnny Jon
    Jonathan Joni Joseph Josh Joshua Joyce Juan Judy Julia Julie Kat Katherine Kathy Katie Keith Kelly
    Ken Kevin Kim Kimberlyn Kirsten Kristen Kweisi Lance Lateefah Laura Laurel Lauren Linda Lindsey Lisa
    Lizzie Lloyd Lois Lori Lucy Luz Madeleine Maggie Marc Marcy Margaret Maria Mariannette Marie Marilyn
    Mario Mark Marlin Marsha Martin Mary Matt Max Maxine Maxwell Mazie Melanie Michael Michelle Mike
    Mitch Morgan Mónica Nancy Nanette Nathaniel Neal Nellie Nicholas Nicolas Nicole Nikema Norma Nydia
    Pat Patrick Patty Paul Pete Peter Pramila Raja Ralph Rand Randall Randy Raphael Rashida Raul Rich
    Richard Rick Riley Ritchie Ro Robert Robin Roger Ron Ronny Rosa Ruben Rudy Russ Russell Ryan Salud
    Sam Sanford Sara Sarah Scott Sean Seth Sharice Sheldon Shelley Sheri Shomari Shontel Shri Stacey
    Steny Stephanie Stephen Steve Steven Suhas Summer Susan Susie Suzan Suzanne Sydney Sylvia Tammy Ted
    Teresa Terri Thom Thomas Tim Timothy Tina Todd Tom Tommy Tony Tracey Trent Troy Valerie Vern
    Veronica Vicente Victoria Vince Virginia Warren Wesley William Yassamin Young Yvette Zoe"""
