using GraphBff.Engine.Errors;
using GraphBff.Upstream.Paging;

namespace GraphBff.Upstream.Tests.Paging;

public class PageWalkPropertyTests
{
    private const int Count = 10_000;
    private const int MaxReads = 50;

    [Fact]
    public async Task Walk_ByEndCursors_GivesEveryStillItemOnce()
    {
        for (var seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            await WalkAsync(seed, random, Rules(random), count => count - 1);
        }
    }

    [Fact]
    public async Task Walk_ResumedAtAnyEdge_GivesEveryStillItemOnce()
    {
        for (var seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            await WalkAsync(seed, random, Rules(random), random.Next);
        }
    }

    [Fact]
    public async Task Walk_FewReadsAPage_GivesEveryItemOnce()
    {
        for (var seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            var rules = new ModelRules { ExactTokens = random.Next(2) == 0, ShortPages = random.NextDouble() };
            await WalkAsync(seed, random, rules, count => count - 1, maxReads: 1 + random.Next(3));
        }
    }

    [Fact]
    public async Task Walk_TokensExpire_FailsCodedOrGivesEveryStillItemOnce()
    {
        var expired = 0;
        for (var seed = 0; seed < 1_000; seed++)
        {
            var random = new Random(seed);
            try
            {
                await WalkAsync(seed, random, Rules(random), random.Next, expires: true);
            }
            catch (GraphException exception) when (exception.Error.Code == ErrorCodes.CursorExpired)
            {
                expired++;
            }
        }

        Assert.InRange(expired, 100, 999);
    }

    private static ModelRules Rules(Random random) => new()
    {
        ExactTokens = random.Next(2) == 0,
        IgnoresSize = random.Next(4) == 0,
        ShortPages = random.Next(3) * 0.3,
        Restless = random.Next(3) * 0.25,
        Goes = random.NextDouble() * 0.2,
        Comes = random.Next(2) * 0.5,
    };

    private static async Task WalkAsync(
        int seed, Random random, ModelRules rules, Func<int, int> nextEdge, bool expires = false, int maxReads = MaxReads)
    {
        var list = new ModelList(seed, random.Next(40), rules);
        var seen = new List<string>();
        string? after = null;
        for (var page = 0; ; page++)
        {
            Assert.True(page < 500, $"Seed {seed}: the walk does not end.");
            var first = 1 + random.Next(12);
            var cursor = after is null ? null : CursorCodec.TryDecode(after, list.Scope);
            Assert.True(after is null || cursor is not null, $"Seed {seed}: a cursor is not taken back.");
            var connection = await Walks.ReadAsync(list, maxReads, first, cursor, probe: true);
            Assert.InRange(connection.Nodes.Count, 0, first);
            if (connection.Nodes.Count == 0)
            {
                Assert.True(!connection.HasNextPage || maxReads < MaxReads, $"Seed {seed}: an empty page says that more follows.");
                if (!connection.HasNextPage)
                {
                    break;
                }

                after = connection.EndCursor;
                continue;
            }

            var edge = nextEdge(connection.Nodes.Count);
            seen.AddRange(connection.Nodes.Take(edge + 1).Cast<string>());
            if (edge == connection.Nodes.Count - 1 && !connection.HasNextPage)
            {
                break;
            }

            after = connection.CursorAt(edge);
            if (expires && random.Next(20) == 0)
            {
                list.TokensExpireBefore = list.Calls.Count + 1;
            }
        }

        var still = list.Still.ToHashSet();
        var seenStill = seen.Where(still.Contains).ToList();
        Assert.True(
            seenStill.SequenceEqual(list.Still),
            $"Seed {seed}: gaps [{string.Join(' ', list.Still.Except(seenStill))}], "
            + $"twice [{string.Join(' ', seenStill.GroupBy(key => key).Where(key => key.Count() > 1).Select(key => key.Key))}]");
    }
}
