using System.Text;
using GraphBff.Engine.Planning;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Tests.Planning;

public sealed class OperationCacheTests
{
    private static readonly OperationEntry Entry = CreateEntry();

    private readonly OperationCache _cache = new(10, 1 << 20, 1 << 14);

    [Fact]
    public void Find_WhatWasAdded_IsThere()
    {
        _cache.Add(Key("a"), Entry);

        Assert.Same(Entry, _cache.Find(Key("a")));
        Assert.Null(_cache.Find(Key("b")));
    }

    [Fact]
    public void Add_Twice_KeepsTheFirst()
    {
        var other = CreateEntry();
        _cache.Add(Key("a"), Entry);
        _cache.Add(Key("a"), other);

        Assert.Same(Entry, _cache.Find(Key("a")));
        Assert.Equal(1, _cache.Count);
    }

    [Fact]
    public void Add_MoreThanItHolds_NeverMoreThanItsCapacity()
    {
        for (var i = 0; i < 1000; i++)
        {
            _cache.Add(Key($"{i}"), Entry);
            Assert.InRange(_cache.Count, 1, 10);
        }
    }

    [Fact]
    public void FloodOfNewOperations_DoesNotPushOutTheUsedOnes()
    {
        _cache.Add(Key("used"), Entry);
        for (var i = 0; i < 1000; i++)
        {
            _cache.Add(Key($"{i}"), Entry);
            Assert.NotNull(_cache.Find(Key("used")));
        }
    }

    [Fact]
    public void OperationNobodyAsksForAgain_Goes()
    {
        _cache.Add(Key("once"), Entry);
        Assert.NotNull(_cache.Find(Key("once")));
        for (var i = 0; i < 30; i++)
        {
            _cache.Add(Key($"{i}"), Entry);
        }

        Assert.Null(_cache.Find(Key("once")));
    }

    [Fact]
    public void ManyThreads_FindAndAdd_StaysBoundedAndRight()
    {
        Parallel.For(0, 20_000, i =>
        {
            var key = $"{i % 37}";
            if (_cache.Find(Key(key)) is { } found)
            {
                Assert.Same(Entry, found);
            }
            else
            {
                _cache.Add(Key(key), Entry);
            }
        });

        Assert.InRange(_cache.Count, 1, 10);
    }

    [Fact]
    public void Add_MoreBytesThanItHolds_LetsGoOfTheOldest()
    {
        var cache = new OperationCache(1000, 100_000, 20_000);
        for (var i = 0; i < 100; i++)
        {
            cache.Add(Key($"{i}{new string(' ', 8000)}"), Entry);
            Assert.InRange(cache.Bytes, 1, 100_000);
        }

        Assert.InRange(cache.Count, 5, 12);
        Assert.NotNull(cache.Find(Key($"99{new string(' ', 8000)}")));
    }

    [Fact]
    public void Add_OneOfTooManyBytes_IsNotKept()
    {
        var cache = new OperationCache(1000, 100_000, 20_000);
        cache.Add(Key("small"), Entry);

        cache.Add(Key(new string(' ', 20_000)), Entry);

        Assert.Null(cache.Find(Key(new string(' ', 20_000))));
        Assert.NotNull(cache.Find(Key("small")));
    }

    [Fact]
    public void Bytes_OfWhatIsGone_CountNoMore()
    {
        var cache = new OperationCache(10, 1 << 20, 1 << 14);
        cache.Add(Key("a"), Entry);
        var one = cache.Bytes;
        for (var i = 0; i < 1000; i++)
        {
            cache.Add(Key($"{i % 10}"), CreateEntry());
            cache.Add(Key($"x{i}"), CreateEntry());
        }

        Assert.InRange(cache.Bytes, 10 * one, (10 * one) + 100);
    }

    private static OperationKey Key(string query) => new(Encoding.UTF8.GetBytes(query), [], isJson: false);

    private static OperationEntry CreateEntry()
    {
        var document = Parser.Parse("{ a }");
        return new OperationEntry(
            new GraphQL.Types.Schema(), document, (GraphQLOperationDefinition)document.Definitions[0], new EngineOptions(), 10);
    }
}
