from onrecord.records import Article
from onrecord.stages.encoding import encode
from onrecord.stages.statements import Extractor, RuleExtractor


def test_the_rules_keep_the_interface() -> None:
    extractor: Extractor = RuleExtractor()
    article = Article("page", '"It is so," Moor said.')
    (statement,) = extractor.extract(article, encode(article))
    assert statement.model == extractor.name
