using Google.Protobuf.Reflection;
using GraphBff.Upstream.Described;
using GraphBff.Upstream.Wire;

namespace GraphBff.Binding.Serving;

/// <summary>Reads what objects hold.</summary>
internal static class WireReads
{
    private static readonly object[] Nothing = [];

    /// <summary>The object in a field; null if it was not sent.</summary>
    public static WireObject? Object(WireObject parent, WireField field) => parent.Message.Has(field) ? Always(parent, field) : null;

    /// <summary>The object in a field; an empty one if it was not sent, as in a map's entry.</summary>
    public static WireObject Always(WireObject parent, WireField field)
        => parent.Held(field, static (holder, held) => new WireObject(holder.Message.Get(held).Message));

    /// <summary>The objects of a list or of a map's entries.</summary>
    public static IReadOnlyList<object> Objects(WireObject parent, WireField field) => !parent.Message.Has(field) ? Nothing
        : parent.Held<object[]>(field, static (holder, held) => held.Descriptor.IsMap
            ? [.. holder.Message.Entries(held).Select(entry => new WireObject(entry))]
            : [.. holder.Message.Items(held).Select(item => new WireObject(item.Message))]);

    /// <summary>The scalars of a list.</summary>
    public static IReadOnlyList<object?> Leaves(WireObject parent, WireField field, LeafFormat format)
        => !parent.Message.Has(field) ? Nothing : parent.Message.Items(field).Select(format.Box).ToArray();

    /// <summary>The object that a path of single messages leads to; null if one of them was not sent.</summary>
    public static WireObject? Follow(WireObject? from, IEnumerable<FieldDescriptor> path)
    {
        foreach (var field in path)
        {
            from = from is null ? null : Object(from, from.Message.Type[field]);
        }

        return from;
    }
}
