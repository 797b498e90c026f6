using GraphBff.Transport.Documents;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.Documents;

public sealed class TrustedDocumentsTests : IDisposable
{
    private const string Hello = "{ hello }";
    private const string Budget = "{ budget }";
    private const string NotFound = "PERSISTED_DOCUMENT_NOT_FOUND";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly ManifestFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(60));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_FilesAndDirectories_AllAreRead()
    {
        var file = _folder.Write("one.txt", ("a", Hello));
        _folder.Write("two.json", ("b", Hello), (ManifestFolder.Sha256(Budget), Budget));
        _folder.Write("three.json", ("a", Hello));
        _folder.WriteText("notes.md", "no manifest");
        await using var host = await StartAsync(options => options.Manifests = [file, _folder.Path]);

        Assert.Null(await AskAsync(host, "a"));
        Assert.Null(await AskAsync(host, "b"));
        Assert.Null(await AskAsync(host, ManifestFolder.Sha256(Hello)));
        Assert.Null(await AskAsync(host, "sha256:" + ManifestFolder.Sha256(Budget)));
        Assert.Equal(NotFound, await AskAsync(host, "c"));
    }

    [Fact]
    public async Task Start_BrokenManifest_SaysWhichAndWhy()
    {
        var file = _folder.WriteText("broken.json", """{"a":7}""");

        Assert.Equal(
            $"Transport:Documents:Manifests: {file} cannot be used: 'a' has no document: its value must be a text.",
            await FailAsync(options => options.Manifests = [file]));
    }

    [Fact]
    public async Task Start_NoSuchFile_SaysSo()
    {
        var file = Path.Combine(_folder.Path, "missing.json");

        Assert.Equal(
            $"Transport:Documents:Manifests: {file} cannot be used: there is no such file or directory.",
            await FailAsync(options => options.Manifests = [file]));
    }

    [Fact]
    public async Task Start_HashOfAnotherText_IsBrokenUnlessTold()
    {
        var id = "sha256:" + ManifestFolder.Sha256(Budget);
        _folder.Write("a.json", (id, Hello));

        Assert.Contains($"'{id}' is not the SHA-256 of its document", await FailAsync(Configure), StringComparison.Ordinal);
        await using var host = await StartAsync(options =>
        {
            Configure(options);
            options.VerifyHashes = false;
        });
        Assert.Null(await AskAsync(host, id));

        void Configure(DocumentOptions options) => options.Manifests = [_folder.Path];
    }

    [Theory]
    [InlineData("sha256:abc")]
    [InlineData("sha256:")]
    public async Task Start_HashThatIsNone_IsBroken(string id)
    {
        _folder.Write("a.json", (id, Hello));

        Assert.Contains("is not the SHA-256", await FailAsync(options => options.Manifests = [_folder.Path]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OneIdForTwoDocuments_IsBroken()
    {
        _folder.Write("a.json", ("1", Hello));
        _folder.Write("b.json", ("1", Budget));

        Assert.Contains(
            "b.json cannot be used: '1' is the id of two different documents",
            await FailAsync(options => options.Manifests = [_folder.Path]),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_MoreThanTheBounds_IsBroken()
    {
        _folder.Write("a.json", ("1", Hello), ("2", Budget));
        _folder.Write("b.json", ("3", $"# {new string('x', 2000)}\n{Hello}"));

        Assert.Contains(
            "more than 2 documents (MaxDocuments)", await FailAsync(options => options.MaxDocuments = 2), StringComparison.Ordinal);
        Assert.Contains(
            "larger than 1024 bytes (MaxManifestSize)",
            await FailAsync(options => options.MaxManifestSize = 1024),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AllowListWithoutDocuments_IsRefused()
    {
        Assert.Contains(
            "nothing could run", await FailAsync(options => options.Mode = DocumentMode.AllowListOnly), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(DocumentOptions.Mode))]
    [InlineData(nameof(DocumentOptions.MaxDocuments))]
    [InlineData(nameof(DocumentOptions.MaxManifestSize))]
    [InlineData(nameof(DocumentOptions.ReloadInterval))]
    [InlineData(nameof(DocumentOptions.MaxAutomaticDocuments))]
    [InlineData(nameof(DocumentOptions.MaxAutomaticSize))]
    [InlineData(nameof(DocumentOptions.Manifests))]
    public async Task Start_OptionOutOfRange_SaysWhich(string name)
    {
        var message = await FailAsync(options =>
        {
            options.Mode = name == nameof(DocumentOptions.Mode) ? (DocumentMode)7 : options.Mode;
            options.MaxDocuments = name == nameof(DocumentOptions.MaxDocuments) ? 0 : options.MaxDocuments;
            options.MaxManifestSize = name == nameof(DocumentOptions.MaxManifestSize) ? 1023 : options.MaxManifestSize;
            options.ReloadInterval = name == nameof(DocumentOptions.ReloadInterval) ? TimeSpan.FromSeconds(-1) : options.ReloadInterval;
            options.MaxAutomaticDocuments = name == nameof(DocumentOptions.MaxAutomaticDocuments) ? 0 : options.MaxAutomaticDocuments;
            options.MaxAutomaticSize = name == nameof(DocumentOptions.MaxAutomaticSize) ? 0 : options.MaxAutomaticSize;
            options.Manifests = name == nameof(DocumentOptions.Manifests) ? new string[101] : options.Manifests;
        });

        Assert.Contains(name, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_ChangedFile_NewDocumentsCount()
    {
        _folder.Write("a.json", ("old", Hello));
        await using var host = await StartAsync(options => options.Manifests = [_folder.Path]);

        _folder.Write("a.json", ("newer", Hello));
        _folder.Write("b.json", ("another", Budget));
        _time.Advance(Interval);

        Assert.Equal(NotFound, await AskAsync(host, "old"));
        Assert.Null(await AskAsync(host, "newer"));
        Assert.Null(await AskAsync(host, "another"));
    }

    [Fact]
    public async Task Reload_BrokenFile_OldDocumentsStayAndItIsLoggedOnce()
    {
        var file = _folder.Write("a.json", ("old", Hello));
        await using var host = await StartAsync(options => options.Manifests = [file]);

        _folder.WriteText("a.json", "{");
        _time.Advance(Interval);
        _time.Advance(Interval);
        File.Delete(file);
        _time.Advance(Interval);
        var afterwards = await AskAsync(host, "old");
        _folder.Write("a.json", ("mended", Hello));
        _time.Advance(Interval);

        Assert.Null(afterwards);
        Assert.Null(await AskAsync(host, "mended"));
        var problems = host.Logs.Problems.ToArray();
        Assert.Equal([2103, 2103], problems.Select(problem => problem.Id));
        Assert.All(problems, problem => Assert.Equal(LogLevel.Error, problem.Level));
        Assert.Contains($"{file} cannot be used: it is not valid JSON", problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("no such file", problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_AllowListThatLostItsDocuments_KeepsThem()
    {
        var file = _folder.Write("a.json", ("old", Hello));
        await using var host = await StartAsync(options =>
        {
            options.Manifests = [_folder.Path];
            options.Mode = DocumentMode.AllowListOnly;
        });

        File.Delete(file);
        _time.Advance(Interval);

        Assert.Null(await AskAsync(host, "old"));
    }

    [Fact]
    public async Task Reload_SwappedLink_AsKubernetesDoesIt()
    {
        // In a mounted ConfigMap, a.json links to ..data/a.json, and ..data links to ..1. Kubernetes replaces the second link.
        var file = Path.Combine(_folder.Path, "a.json");
        var data = Path.Combine(_folder.Path, "..data");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "..1"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "..2"));
        _folder.Write("..1/a.json", ("v1", Hello));
        _folder.Write("..2/a.json", ("v2", Hello));
        Directory.CreateSymbolicLink(data, "..1");
        File.CreateSymbolicLink(file, "..data/a.json");
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Path, "..2", "a.json"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await using var host = await StartAsync(options => options.Manifests = [_folder.Path]);
        var before = await AskAsync(host, "v1");

        Directory.Delete(data);
        Directory.CreateSymbolicLink(data, "..2");
        _time.Advance(Interval);

        Assert.Null(before);
        Assert.Null(await AskAsync(host, "v2"));
        Assert.Equal(NotFound, await AskAsync(host, "v1"));
    }

    [Fact]
    public async Task Reload_SwitchedOff_NeverLooks()
    {
        _folder.Write("a.json", ("old", Hello));
        await using var host = await StartAsync(options =>
        {
            options.Manifests = [_folder.Path];
            options.ReloadInterval = TimeSpan.Zero;
        });

        _folder.Write("a.json", ("newer", Hello));
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Null(await AskAsync(host, "old"));
    }

    private Task<GraphHost> StartAsync(Action<DocumentOptions> options)
        => DocumentHost.StartAsync(options, services => services.AddSingleton<TimeProvider>(_time));

    private async Task<string> FailAsync(Action<DocumentOptions> configure)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(options =>
        {
            options.Manifests = Directory.EnumerateFileSystemEntries(_folder.Path).Any() ? [_folder.Path] : [];
            configure(options);
        }));
        return failure.Message;
    }

    /// <summary>The error code, or null if the document ran.</summary>
    private static async Task<string?> AskAsync(GraphHost host, string id)
    {
        var answer = await host.Client.PostAsync($$"""{"documentId":"{{id}}"}""");
        return answer.Json.TryGetProperty("data", out _) ? null : answer.Code;
    }
}
