using GraphBff.Engine.Output;
using GraphBff.Upstream.Wire;

namespace GraphBff.Binding.Serving;

/// <summary>As <see cref="LeafFormat"/>, for messages.</summary>
internal sealed record MessageFormat(Func<JsonOutput, WireMessage, bool> Write, Func<WireMessage, object?> Box)
{
    /// <summary>A format that boxes its value in any case.</summary>
    public static MessageFormat Of<T>(Func<WireMessage, T?> box, Action<JsonOutput, T> write)
        where T : class => new(
        (output, value) =>
        {
            if (box(value) is not { } boxed)
            {
                return false;
            }

            write(output, boxed);
            return true;
        },
        box);

    public LeafFormat OfField() => new((output, value) => Write(output, value.Message), value => Box(value.Message));
}
