namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>A thing of the world. The world decides which of its values are null or fail.</summary>
public abstract class Thing(World world, int number)
{
    public World World { get; } = world;

    public int Number { get; } = number;

    public int Hash(string field) => World.Hash(Number, field);

    /// <summary>The value, unless the world replaces it with null or an error.</summary>
    public T? Or<T>(string field, T value)
        where T : class => World.IsNull(Number, field) ? null : value;

    /// <inheritdoc cref="Or{T}"/>
    public T? OrNull<T>(string field, T value)
        where T : struct => World.IsNull(Number, field) ? null : value;

    /// <summary>A list of up to three items, each of which the world may replace too.</summary>
    public IReadOnlyList<object?>? Items(string field, Func<int, object?> item)
    {
        if (World.IsNull(Number, field))
        {
            return null;
        }

        var items = new object?[Hash(field) % 10 is 0 ? 0 : 1 + (Hash(field) % 3)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = World.Item(Number, field, i, item(Hash($"{field}{i}")));
        }

        return items;
    }
}
