"""A municipality's own design tokens come last, so that they win."""


def test_own_sheet_is_loaded_after_ours(client, db, settings):
    settings.THEME_CSS = "css/tokens.css"
    page = client.get("/aanmelden/").content.decode()
    sheets = [part.split('"')[0] for part in page.split('rel="stylesheet" href="')[1:]]
    assert sheets[-1].endswith("css/tokens.css")


def test_without_own_sheet_there_is_none(client, db, settings):
    settings.THEME_CSS = ""
    page = client.get("/aanmelden/").content.decode()
    assert page.count("css/tokens.css") == 1
