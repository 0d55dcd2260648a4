from dragoman import action


@action
#:^ error DG705 the action 'plain' is a plain function: write 'async def plain\(\.\.\.\)'
def plain(name: str) -> str:
    return name


@action
#:^ error DG705 the action 'many' takes '\*names: str': name every parameter, so that
async def many(*names: str) -> str:
    return ""


@action
async def right(amount: int) -> bool:
    return True
