using GraphBff.Upstream.Paging;

namespace GraphBff.Upstream.Tests.Paging;

/// <summary>Returns the given pages in their order.</summary>
internal sealed class ScriptedList(params Page<string>[] pages) : IPageSource<string>
{
    public List<PageRequest> Calls { get; } = [];

    public int MaxPageSize => 100;

    public bool TokensAreExact { get; init; }

    public CursorScope Scope { get; } = CursorScope.Of("scripted", "");

    public string KeyOf(string item) => item;

    public Task<Page<string>> ReadAsync(PageRequest page)
    {
        Calls.Add(page);
        return Task.FromResult(pages[Calls.Count - 1]);
    }
}
