using System.Collections.Concurrent;
using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>
/// Where the test schema's data comes from: every value follows from its thing's number and its field's name, and so do
/// the nulls and errors that are put in its place.
/// </summary>
public sealed class World(int seed = 0, int nullsPerMille = 0, int errorsPerMille = 0)
{
    private readonly ConcurrentDictionary<int, Thing> _things = new();
    private int _tally;

    /// <summary>What mutations count up.</summary>
    public int Tally => Volatile.Read(ref _tally);

    public int Bump() => Interlocked.Increment(ref _tally);

    /// <summary>The thing of a number, always the same one. Its kind follows from the number.</summary>
    public Thing Thing(int number) => _things.GetOrAdd(number, static (number, world) => (number % 5) switch
    {
        0 => new Person(world, number),
        1 => new Robot(world, number),
        2 => new Plant(world, number),
        _ => new Money(world, number),
    }, this);

    public Person Person(int number) => (Person)Thing(number - (number % 5));

    public Robot Robot(int number) => (Robot)Thing(number - (number % 5) + 1);

    public Money Money(int number) => (Money)Thing(number - (number % 5) + 3 + (number % 2));

    /// <summary>A person, robot or plant.</summary>
    public Thing Being(int number) => Thing(number - (number % 5) + (number % 3));

    /// <summary>A person or plant.</summary>
    public Thing Living(int number) => Thing(number - (number % 5) + (number % 2 * 2));

    /// <summary>A number that follows from a thing's and a field's name, for a value or a thing near by.</summary>
    public int Hash(int number, string field)
    {
        unchecked
        {
            var hash = 2166136261u ^ (uint)seed;
            hash = (hash * 16777619) ^ (uint)number;
            foreach (var c in field)
            {
                hash = (hash * 16777619) ^ c;
            }

            hash ^= hash >> 15;
            hash *= 0x2c1b3c6d;
            hash ^= hash >> 12;
            return (int)(hash & 0xFFFFF);
        }
    }

    /// <summary>Whether a field's value is null instead of what it would be.</summary>
    /// <exception cref="GraphException">It is an error instead.</exception>
    public bool IsNull(int number, string field)
    {
        if (ErrorAt(number, field) is { } error)
        {
            throw Hash(number, field) % 2 == 0 ? new GraphException(error) : new InvalidOperationException("Injected.");
        }

        return Draw(number, field, "null") < nullsPerMille;
    }

    /// <summary>The error in the place of a field's value, or null.</summary>
    public GraphError? ErrorAt(int number, string field)
        => Draw(number, field, "error") < errorsPerMille ? new GraphError("INJECTED", $"{field} of {number}") : null;

    /// <summary>What stands in a list in the place of an item: the item, null or an error.</summary>
    public object? Item(int number, string field, int index, object? item)
    {
        var place = $"{field}[{index}]";
        return (object?)ErrorAt(number, place) ?? (Draw(number, place, "null") < nullsPerMille ? null : item);
    }

    private int Draw(int number, string field, string what) => Hash(number, field + what) % 1000;
}
