using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace GraphBff.Ide;

/// <summary>The IDE's files, if the build could fetch them.</summary>
internal sealed class IdeBundle : IDisposable
{
    private readonly PhysicalFileProvider? _files;

    public IdeBundle(IOptions<IdeOptions> options)
    {
        var directory = Path.GetFullPath(options.Value.Directory, AppContext.BaseDirectory);
        if (File.Exists(Path.Combine(directory, "index.html")))
        {
            _files = new PhysicalFileProvider(directory);
        }
    }

    /// <summary>Whether there is an IDE to serve.</summary>
    public bool Exists => _files is not null;

    /// <summary>The files; empty without an IDE.</summary>
    public IFileProvider Files => _files ?? (IFileProvider)new NullFileProvider();

    public void Dispose() => _files?.Dispose();
}
