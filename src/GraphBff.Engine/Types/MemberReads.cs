using System.Text.RegularExpressions;
using GraphBff.Engine.Operations;
using GraphQL;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>
/// Which members of its parent a field reads, taken from the text of its lambda, which the compiler hands over with it: of
/// <c>order =&gt; order.Total</c> this is <c>Total</c>. Whatever is not plainly a member of the parent counts as reading all of it,
/// so that a read mask can be too wide and never too narrow.
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

        var names = new List<string>();
        foreach (Match use in Regex.Matches(
            lambda[head.Length..], $@"\b{head.Groups["parent"].Value}\b(?:\s*[?!]?\s*\.\s*(?<member>\w+))?"))
        {
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
}
