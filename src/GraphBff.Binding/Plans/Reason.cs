using GraphBff.Binding.Options;

namespace GraphBff.Binding.Plans;

/// <summary>One fact about how something is bound, and what makes it hold.</summary>
/// <param name="Text">The fact; empty if the convention goes without saying.</param>
/// <param name="Convention">The convention; null for a line.</param>
/// <param name="Line">The line of the options file; null for a convention.</param>
internal sealed record Reason(string Text, Convention? Convention, Place? Line)
{
    public static Reason By(Convention convention, string text = "") => new(text, convention, null);

    public static Reason By(Place line, string text) => new(text, null, line);
}
