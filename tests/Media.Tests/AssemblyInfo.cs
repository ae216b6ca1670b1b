[assembly: AssemblyFixture(typeof(Cuewright.Media.Tests.MediaFolder))]
