using System.Text.RegularExpressions;
using GraphBff.Engine.Operations;
using GraphQL;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>
/// Which members of its parent a field reads. They are found in the text of its lambda, which the compiler passes along: for
/// <c>order =&gt; order.Total</c> this is <c>Total</c>. A field that uses its parent in any other way counts as reading all members. So a
/// read mask can be too wide, but never too narrow.
/// </summary>
internal static partial class MemberReads
{
    private const string Key = "graphbff.reads";

    public static void Attach(FieldType field, string lambda) => field.WithMetadata(Key, Parse(lambda));

    public static MemberSet Of(FieldType field) => field.GetMetadata<MemberSet?>(Key) ?? MemberSet.All;

    public static MemberSet Parse(string lambda)
    {
        var head = Head().Match(lambda);
        if (!head.Success)
        {
            return MemberSet.All;
        }

        var parent = head.Groups["parent"].Value;
        var names = new List<string>();
        foreach (Match use in Names().Matches(lambda[head.Length..]))
        {
            if (use.Value != parent)
            {
                continue;
            }

            if (!use.Groups["member"].Success)
            {
                return MemberSet.All;
            }

            names.Add(use.Groups["member"].Value);
        }

        return MemberSet.Of(names);
    }

    [GeneratedRegex(@"^\s*(?:static\s+)?(?:async\s+)?(?:(?<parent>\w+)|\(\s*(?:[\w.<>?]+\s+)?(?<parent>\w+)\s*(?:,[^)]*)?\))\s*=>")]
    private static partial Regex Head();

    // Each name, with the member of it that follows.
    [GeneratedRegex(@"\b\w+\b(?=(?:\s*[?!]?\s*\.\s*(?<member>\w+))?)")]
    private static partial Regex Names();
}
