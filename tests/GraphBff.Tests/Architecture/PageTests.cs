using System.Text.RegularExpressions;
using GraphBff.Testing;

namespace GraphBff.Tests.Architecture;

/// <summary>Each link of the repository's pages names an existing file, and an existing heading if it names one.</summary>
public sealed partial class PageTests
{
    private static readonly string[] NotOurs = ["node_modules", "bin", "obj"];

    public static TheoryData<string> Pages => [
        .. Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(page => !page.Split('/').Intersect(NotOurs).Any())
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Links_OfAPage_LeadSomewhere(string page)
    {
        var file = Path.Combine(Repository.Root, page);
        var text = await File.ReadAllTextAsync(file);

        var broken = Link().Matches(text).Select(match => match.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !Leads(file, link));

        Assert.Empty(broken);
    }

    private static bool Leads(string page, string link)
    {
        var (path, heading) = link.Split('#') is [var before, var after] ? (before, after) : (link, "");
        var target = path.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, path));
        return heading.Length == 0 ? Path.Exists(target) : File.Exists(target) && Headings(target).Contains(heading);
    }

    // As repository hosts name them.
    private static IEnumerable<string> Headings(string page)
        => from line in File.ReadLines(page)
           where line.StartsWith('#')
           select Dropped().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Dropped();
}
