using System.Globalization;
using GraphBff.Engine.Errors;
using GraphBff.Upstream.Paging;

namespace GraphBff.Upstream.Tests.Paging;

/// <summary>
/// A service that lists items by key with keyset tokens, as badly as AIP-158 allows: short pages, empty pages, tokens of empty last pages,
/// pages of any size, and items that are added or removed between two calls.
/// </summary>
internal sealed class ModelList : IPageSource<string>
{
    private const int Spread = 1000;

    private readonly Random _random;
    private readonly SortedSet<int> _items = [];
    private readonly HashSet<int> _mayGo = [];
    private readonly ModelRules _rules;
    private int _emptyPages;

    public ModelList(int seed, int count, ModelRules rules)
    {
        _random = new Random(seed);
        _rules = rules;
        for (var i = 1; i <= count; i++)
        {
            _items.Add(i * Spread);
            if (_random.NextDouble() < rules.Restless)
            {
                _mayGo.Add(i * Spread);
            }
            else
            {
                Still.Add(Key(i * Spread));
            }
        }
    }

    /// <summary>The items that exist from the first call to the last.</summary>
    public List<string> Still { get; } = [];

    /// <summary>The calls so far.</summary>
    public List<PageRequest> Calls { get; } = [];

    /// <summary>Tokens from before this call number are no longer accepted.</summary>
    public int TokensExpireBefore { get; set; }

    public int MaxPageSize => 100;

    public bool TokensAreExact => _rules.ExactTokens;

    public CursorScope Scope { get; } = CursorScope.Of("model", "");

    public string KeyOf(string item) => item;

    public async Task<Page<string>> ReadAsync(PageRequest page)
    {
        Assert.InRange(page.Size, 1, MaxPageSize);
        Calls.Add(page);
        var (start, issued) = Parse(page.Token);
        if (page.Token.Length > 0 && issued < TokensExpireBefore)
        {
            throw new GraphException(ErrorCodes.CursorExpired, "expired");
        }

        ComeAndGo();
        var size = _rules.IgnoresSize ? 1 + _random.Next(20) : page.Size;
        if (_random.NextDouble() < _rules.ShortPages)
        {
            size = _emptyPages < 3 ? _random.Next(size + 1) : 1 + _random.Next(size);
        }

        _emptyPages = size == 0 ? _emptyPages + 1 : 0;
        var items = _items.GetViewBetween(start + 1, int.MaxValue).Take(size).ToList();
        var end = items.Count > 0 ? items[^1] : start;
        var more = _items.Max > end || (!_rules.ExactTokens && items.Count > 0 && _random.Next(2) == 0);
        return await Task.FromResult(new Page<string>([.. items.Select(Key)], more ? $"{end}/{Calls.Count}" : ""));
    }

    private void ComeAndGo()
    {
        foreach (var item in _mayGo.Where(item => _items.Contains(item) && _random.NextDouble() < _rules.Goes).ToList())
        {
            _items.Remove(item);
        }

        var arrivals = _random.NextDouble() < _rules.Comes ? _random.Next(4) : 0;
        for (var i = 0; i < arrivals; i++)
        {
            var item = _random.Next(1, (Still.Count + _mayGo.Count + 2) * Spread);
            if (item % Spread != 0 && _items.Add(item))
            {
                _mayGo.Add(item);
            }
        }
    }

    private static (int Start, int Issued) Parse(string token)
        => token.Split('/') is [var start, var issued]
            ? (int.Parse(start, CultureInfo.InvariantCulture), int.Parse(issued, CultureInfo.InvariantCulture))
            : (0, int.MaxValue);

    private static string Key(int item) => item.ToString("D9", CultureInfo.InvariantCulture);
}
